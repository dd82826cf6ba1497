/// The relation of two people: requests, friendship, remarks and blocks. Each event has one audience, which
/// its comment names.
@NullMarked
package io.parley.api.friendship;

import org.jspecify.annotations.NullMarked;
