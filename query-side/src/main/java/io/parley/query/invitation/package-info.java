/// How people get into a group: invitations, requests to join, and invite links.
@NullMarked
package io.parley.query.invitation;

import org.jspecify.annotations.NullMarked;
