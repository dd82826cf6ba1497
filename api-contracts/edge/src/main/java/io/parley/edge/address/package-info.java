/// The client's address, behind reverse proxies too.
@NullMarked
package io.parley.edge.address;

import org.jspecify.annotations.NullMarked;
