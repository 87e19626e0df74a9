package io.omnisql.sandbox.github.data.organization;

import io.omnisql.sandbox.github.data.Account;

/**
 * Someone who may use a repository.
 *
 * @param direct whether the permission was given on the repository itself
 * @param outside whether it is nobody of the organisation
 */
public record Collaborator(Account account, Permission permission, boolean direct, boolean outside) {}
