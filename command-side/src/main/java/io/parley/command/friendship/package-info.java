/// What is between two people: requests, friendship, remarks and blocks. One stream a pair, which alone decides.
@NullMarked
package io.parley.command.friendship;

import org.jspecify.annotations.NullMarked;
