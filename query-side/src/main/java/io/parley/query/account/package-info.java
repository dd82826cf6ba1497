/// What one sees of oneself and finds of others.
@NullMarked
package io.parley.query.account;

import org.jspecify.annotations.NullMarked;
