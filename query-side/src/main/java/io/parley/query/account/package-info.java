/// What people see of themselves, and how they find others.
@NullMarked
package io.parley.query.account;

import org.jspecify.annotations.NullMarked;
