/// Who is and who was in groups, who is to come into them, and their invite links.
@NullMarked
package io.parley.readmodel.group;

import org.jspecify.annotations.NullMarked;
