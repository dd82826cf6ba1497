/// Groups: who is in them and in which role, and who of them may say and do what.
@NullMarked
package io.parley.command.group;

import org.jspecify.annotations.NullMarked;
