/// What browsers need beside the services: the web app's files, security headers, the check of the `Host` header.
@NullMarked
package io.parley.standalone.web;

import org.jspecify.annotations.NullMarked;
