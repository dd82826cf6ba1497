/// Access tokens: how they are verified, and whose they are.
@NullMarked
package io.parley.edge.token;

import org.jspecify.annotations.NullMarked;
