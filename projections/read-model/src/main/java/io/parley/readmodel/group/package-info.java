/// Who is and who was in groups, who may join them, and their invite links.
@NullMarked
package io.parley.readmodel.group;

import org.jspecify.annotations.NullMarked;
