/// Answers what people ask over HTTP, from the views and inboxes that the projections keep in MongoDB. Here is what
/// every question shares: who asks, how far a view goes, and how a question is turned down.
@NullMarked
package io.parley.query;

import org.jspecify.annotations.NullMarked;
