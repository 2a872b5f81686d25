package dev.reckoner.attribution;

/** How one node came from another, as PROV-DM names it; from the later to the earlier. */
public enum Relation {
    /** An activity took an entity. */
    USED("used", "activity", "entity"),
    /** An entity came out of an activity. */
    WAS_GENERATED_BY("wasGeneratedBy", "entity", "activity"),
    /** An entity was made from another. */
    WAS_DERIVED_FROM("wasDerivedFrom", "generatedEntity", "usedEntity"),
    /** An agent had a part in an activity. */
    WAS_ASSOCIATED_WITH("wasAssociatedWith", "activity", "agent"),
    /** An agent answers for an entity. */
    WAS_ATTRIBUTED_TO("wasAttributedTo", "entity", "agent"),
    /** An agent acted for another, who answers for it too. */
    ACTED_ON_BEHALF_OF("actedOnBehalfOf", "delegate", "responsible");

    private final String provName;
    private final String fromRole;
    private final String toRole;

    Relation(String provName, String fromRole, String toRole) {
        this.provName = provName;
        this.fromRole = fromRole;
        this.toRole = toRole;
    }

    /** The name in PROV-N and PROV-JSON. */
    public String provName() {
        return provName;
    }

    /** What PROV-JSON calls the node that it leads from. */
    String fromRole() {
        return fromRole;
    }

    /** What PROV-JSON calls the node that it leads to. */
    String toRole() {
        return toRole;
    }
}
