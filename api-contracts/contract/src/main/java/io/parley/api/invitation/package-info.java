/// How people get into a group: invitations, requests to join, and invite links, as views and ids. The commands and
/// events are the group's own.
@NullMarked
package io.parley.api.invitation;

import org.jspecify.annotations.NullMarked;
