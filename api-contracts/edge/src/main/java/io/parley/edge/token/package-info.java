/// Access tokens: how they are verified, and whom one speaks for.
@NullMarked
package io.parley.edge.token;

import org.jspecify.annotations.NullMarked;
