/// Sessions that have ended before their access tokens expired.
@NullMarked
package io.parley.edge.session;

import org.jspecify.annotations.NullMarked;
