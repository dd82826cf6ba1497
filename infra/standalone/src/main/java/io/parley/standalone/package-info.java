/// All of Parley in one process: the servers it needs, started from what is on the class path, and the four services
/// in one Spring context. For trying, developing and small installations; operators can replace each part by their own.
@NullMarked
package io.parley.standalone;

import org.jspecify.annotations.NullMarked;
