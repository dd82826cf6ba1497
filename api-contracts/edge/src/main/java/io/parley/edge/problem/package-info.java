/// Error answers: RFC 9457, with one form and one set of codes for all services.
@NullMarked
package io.parley.edge.problem;

import org.jspecify.annotations.NullMarked;
