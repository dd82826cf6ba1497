/// How the command side speaks HTTP: who may call, bodies read strictly, answers and problems (RFC 9457) in one form.
@NullMarked
package io.parley.command.http;

import org.jspecify.annotations.NullMarked;
