/// Who is in a group, who was, and who may come in: what a group remembers of people. Nothing here decides.
@NullMarked
package io.parley.command.group.membership;

import org.jspecify.annotations.NullMarked;
