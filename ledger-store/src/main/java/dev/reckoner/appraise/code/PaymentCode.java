package dev.reckoner.appraise.code;

/** Who paid for a response, and what it cost. */
public enum PaymentCode implements ReasonCode {
    PAYER_PROVEN(
            Tier.AFFIRMING,
            "The payer of the response is proven",
            "The payer signed a payment, and a settlement of this very response, proven to be on the chain, names the payer.",
            ""),
    PAYER_SUPPORTED(
            Tier.AFFIRMING,
            "A payment that its payer signed is told with the response",
            "The payment's signature is the payer's; that it was for this response is told by headers, a session or a settlement, which nobody signed. A payment that is public can be put beside any response.",
            "Look for a settlement of the response with a proof of its receipt."),
    PAYER_ASSERTED(
            Tier.AFFIRMING,
            "Who paid for the response is told, and no signature supports it",
            "Whether the stated payer signed the payment cannot be told, it was not valid when the response was made, or the evidence tells of several payers.",
            "Ask who is named for the payment's transaction."),
    PAYER_RELAY(
            Tier.AFFIRMING,
            "A relay paid for the response, not who asked",
            "The request came through oblivious HTTP, where the relay pays in its own name; who asked is not told by any payment.",
            "Take the payer for the relay's account alone."),
    PAYER_NOT_SPENDER(
            Tier.AFFIRMING,
            "The settlement names a payment contract where the payer's address is expected",
            "For Permit2 payments the gateway's middleware writes the spender, x402's contract, which is the same for all payers. It is not taken for the user.",
            "Look for the payment itself, which its payer signed."),
    PAYER_ADDRESS_ALONE(
            Tier.AFFIRMING,
            "The settlement names an address that nothing else shows to be the payer's",
            "The case holds no payment that this address signed; for Permit2 payments the address would be that of a contract. Nobody is taken for the payer.",
            "Import the payment."),
    PAYMENT_SIGNED(
            Tier.AFFIRMING,
            "The stated payer signed this payment",
            "The account that is recovered from the signature over the typed data (EIP-712) is the stated payer. What the payment is for is not in it.",
            ""),
    PAYMENT_OTHER_SIGNER(
            Tier.WARNING,
            "The stated payer did not sign this payment",
            "Another account is recovered, which is nobody's where a member was changed. The stated payer is not taken for a payer.",
            "Compare with the payment's transaction."),
    PAYMENT_NO_SIGNER(
            Tier.WARNING,
            "Nobody signed this payment",
            "The bytes are no signature over secp256k1.",
            "Compare with the payment's transaction."),
    PAYMENT_WALLET_CONTRACT(
            Tier.NONE,
            "Who signed the payment cannot be settled here",
            "The signature is not of 65 bytes: it is meant for a wallet that is a contract and judges it itself (EIP-1271, EIP-6492).",
            "Compare with the payment's transaction."),
    PAYMENT_DOMAIN_NOT_TOLD(
            Tier.NONE,
            "Who signed the payment cannot be told, because a part of what is signed is missing",
            "The chain, or the token's address, name and version, are signed too and are not told with the payment.",
            "Import the payment with the requirements that it fulfils."),
    PAYMENT_NOT_HELD(
            Tier.NONE,
            "The case does not hold the payment's bytes",
            "The case does not hold the bytes, or they are not the payment they are said to be.",
            ""),
    COST_RECOMPUTED(
            Tier.AFFIRMING,
            "The stated cost follows from the tokens and the prices",
            "The cost in OPG is that of the stated tokens at the model's price in the reference values and the stated price of OPG, rounded up; and the cost in dollars follows from it.",
            ""),
    COST_CONSISTENT(
            Tier.AFFIRMING,
            "The stated cost in dollars follows from the cost in OPG and its price",
            "Whether the cost in OPG follows from the tokens was not computed: the response states no usage, or the reference values give no price of the model.",
            "Add the model's price to the reference values."),
    COST_DIFFERS(
            Tier.WARNING,
            "The stated cost does not follow from the tokens and the prices",
            "The rule has tokens alone; images and web searches cost more, and prices change. Nobody signed the cost.",
            "Compare with the prices of that day."),
    COST_USD_DIFFERS(
            Tier.WARNING,
            "The stated costs in OPG and in dollars do not agree",
            "The gateway computes the one from the other, so one of the three figures was changed or wrongly copied. Nobody signed them.",
            "Compare with the operator's copy."),
    COST_MALFORMED(
            Tier.WARNING,
            "The stated cost cannot be read",
            "The block opengradient is there, and a figure in it is none that the gateway writes.",
            "Compare with the operator's copy."),
    SESSION_SUM(
            Tier.AFFIRMING,
            "The responses of the payment session stay within its cap",
            "What the case's responses of one session state adds up to no more than a session takes: the last request may go beyond the cap, and no more than the cap is charged. The case need not hold all of them.",
            "Compare with the amount of the payment's transfer."),
    SESSION_OVER_CAP(
            Tier.WARNING,
            "The responses of the payment session cost more than its cap allows",
            "The cap was reached before the last request, whichever was the last; a session takes no requests after that.",
            "Compare with the amount of the payment's transfer.");

    private final Explanation explanation;

    PaymentCode(Tier tier, String sentence, String meaning, String advice) {
        explanation = new Explanation(tier, sentence, meaning, advice);
    }

    @Override
    public String code() {
        return ReasonCode.wireName("EV", name());
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
