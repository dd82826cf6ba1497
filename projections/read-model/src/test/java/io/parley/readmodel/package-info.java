@NullMarked
package io.parley.readmodel;

import org.jspecify.annotations.NullMarked;
