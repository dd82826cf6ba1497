/// What is between oneself and others.
@NullMarked
package io.parley.query.friendship;

import org.jspecify.annotations.NullMarked;
