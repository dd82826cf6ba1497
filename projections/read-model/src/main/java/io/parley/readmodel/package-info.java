/// What is stored in MongoDB: for each collection its name, key, indexes and the record of its documents. The
/// projections write them; the query side and the connector read them.
@NullMarked
package io.parley.readmodel;

import org.jspecify.annotations.NullMarked;
