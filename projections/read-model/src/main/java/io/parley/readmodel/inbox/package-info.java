/// Everyone's inbox. Stored names stay: other ones would be another epoch, and every client would begin anew.
@NullMarked
package io.parley.readmodel.inbox;

import org.jspecify.annotations.NullMarked;
