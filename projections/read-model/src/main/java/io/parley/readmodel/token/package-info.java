/// How far projections have come, and which events they have parked.
@NullMarked
package io.parley.readmodel.token;

import org.jspecify.annotations.NullMarked;
