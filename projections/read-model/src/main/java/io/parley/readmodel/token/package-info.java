/// How far projections have come, and which events they have set aside.
@NullMarked
package io.parley.readmodel.token;

import org.jspecify.annotations.NullMarked;
