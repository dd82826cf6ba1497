/// Why a request has no other answer: RFC 9457, one form and one set of codes for all services.
@NullMarked
package io.parley.edge.problem;

import org.jspecify.annotations.NullMarked;
