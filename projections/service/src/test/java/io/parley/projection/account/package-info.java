@NullMarked
package io.parley.projection.account;

import org.jspecify.annotations.NullMarked;
