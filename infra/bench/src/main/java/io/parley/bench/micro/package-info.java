/// What is done for each message, alone, by JMH.
@NullMarked
package io.parley.bench.micro;

import org.jspecify.annotations.NullMarked;
