package dev.reckoner.trail.opengradient.contract;

/** Who may do what with a contract. Source: OpenZeppelin {@code IAccessControl.sol}; many other contracts log the same. */
public sealed interface RoleEvent extends ContractEvent {
    /**
     * An account got a role.
     *
     * @param role keccak256 of the role's name; zero is the administrator's
     * @param sender who granted it
     */
    record RoleGranted(String role, String account, String sender) implements RoleEvent {}

    /**
     * An account lost a role.
     *
     * @param sender who revoked it; the account itself where it renounced
     */
    record RoleRevoked(String role, String account, String sender) implements RoleEvent {}

    /** Another role may grant a role from now on. */
    record RoleAdminChanged(String role, String previousAdminRole, String newAdminRole) implements RoleEvent {}
}
