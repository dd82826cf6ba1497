/// What is between two people: requests, friendship, remarks and blocks. Each event has one audience, named in its
/// comment.
@NullMarked
package io.parley.api.friendship;

import org.jspecify.annotations.NullMarked;
