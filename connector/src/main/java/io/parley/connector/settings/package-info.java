/// The settings of the connector.
@NullMarked
package io.parley.connector.settings;

import org.jspecify.annotations.NullMarked;
