/// Settings that several services share, one record for each prefix.
@NullMarked
package io.parley.edge.settings;

import org.jspecify.annotations.NullMarked;
