package dev.reckoner.trail;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that speaks for or against a claim. An item is identified by its signed part, never by the bytes of the file
 * it came in; those bytes are kept as a blob beside it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.SignedStatement.class, name = "signed-statement"),
    @JsonSubTypes.Type(value = Evidence.SignedResponse.class, name = "signed-response"),
    @JsonSubTypes.Type(value = Evidence.AttestationDocument.class, name = "nitro-attestation"),
    @JsonSubTypes.Type(value = Evidence.SigningKey.class, name = "signing-key"),
    @JsonSubTypes.Type(value = Evidence.Certificate.class, name = "certificate"),
    @JsonSubTypes.Type(value = Evidence.ModelFile.class, name = "model-file"),
    @JsonSubTypes.Type(value = Evidence.EventLog.class, name = "event-log"),
    @JsonSubTypes.Type(value = Evidence.ChainTransaction.class, name = "transaction"),
    @JsonSubTypes.Type(value = Evidence.ReceiptProof.class, name = "receipt-proof"),
    @JsonSubTypes.Type(value = Evidence.StateProofDocument.class, name = "state-proof"),
    @JsonSubTypes.Type(value = Evidence.SettlementBatch.class, name = "settlement-batch"),
    @JsonSubTypes.Type(value = Evidence.SettledInference.class, name = "settled-inference"),
    @JsonSubTypes.Type(value = Evidence.OhttpConfiguration.class, name = "ohttp-configuration"),
    @JsonSubTypes.Type(value = Evidence.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = Evidence.PaymentPayload.class, name = "payment"),
    @JsonSubTypes.Type(value = Evidence.HttpExchange.class, name = "http-exchange"),
    @JsonSubTypes.Type(value = Evidence.AuditLogLine.class, name = "audit-log-line"),
    @JsonSubTypes.Type(value = Evidence.EzklProof.class, name = "ezkl-proof"),
    @JsonSubTypes.Type(value = Evidence.OperatorTrace.class, name = "operator-trace"),
})
public sealed interface Evidence {
    /** SHA-256 of the signed part, or of the content where nothing is signed. */
    Digest id();

    /** SHA-256 of the bytes as they were read; the blob of that digest is in the case. */
    Digest blob();

    /** Where it was read. */
    String place();

    /** One line for people. */
    String title();

    /**
     * An in-toto Statement in a DSSE envelope.
     *
     * @param id SHA-256 of the DSSE pre-authentication encoding followed by the 32 bytes of the key id
     * @param keyId SHA-256 of the SubjectPublicKeyInfo of the key it names
     * @param signature the first signature, base64
     * @param payload SHA-256 of the payload bytes
     * @param predicateType the in-toto predicate type
     */
    record SignedStatement(
            Digest id, Digest blob, String place, Digest keyId, String signature, Digest payload, String predicateType)
            implements Evidence {
        @Override
        public String title() {
            return "Signed statement";
        }
    }

    /**
     * An OpenGradient response with what its enclave signed.
     *
     * @param id SHA-256 of the digest of the signed message bytes and the enclave's id, as text, and of what was doctored where
     *     request or answer do not have the stated hashes; of the content where nothing is signed
     * @param generation {@code G0}, {@code G1} or {@code G2}
     * @param request blob of the request's JSON, where the trail has it
     * @param teeId the enclave's id as the response gives it, {@code 0x} and 64 hexadecimal characters; empty text where absent
     * @param requestHash as the response gives it, hexadecimal without {@code 0x}
     * @param outputHash likewise; empty text in generation G0
     * @param timestamp as the response gives it: Unix seconds, or ISO 8601 in generation G0
     * @param signature base64; empty text where the response is unsigned
     * @param signedMessage in generation G0 the blob of the bytes that were signed; in later ones they follow from the other
     *     fields
     */
    record SignedResponse(
            Digest id,
            Digest blob,
            String place,
            String generation,
            Optional<Digest> request,
            String teeId,
            String requestHash,
            String outputHash,
            String timestamp,
            String signature,
            Optional<Digest> signedMessage)
            implements Evidence {
        @Override
        public String title() {
            return "Signed response, generation " + generation;
        }
    }

    /**
     * An AWS Nitro attestation document, or one of the same format under another root.
     *
     * @param id SHA-256 of the COSE Sig_structure
     * @param moduleId the enclave's module id
     * @param timestamp the signed time
     * @param pcrs measurements by register, hexadecimal
     * @param userData hexadecimal, empty Optional where absent or null
     * @param nonce likewise
     * @param publicKey likewise
     */
    record AttestationDocument(
            Digest id,
            Digest blob,
            String place,
            String moduleId,
            Instant timestamp,
            Map<Integer, String> pcrs,
            Optional<String> userData,
            Optional<String> nonce,
            Optional<String> publicKey)
            implements Evidence {
        @Override
        public String title() {
            return "Nitro attestation " + moduleId;
        }
    }

    /**
     * A public key that a trail carries.
     *
     * @param id SHA-256 of the SubjectPublicKeyInfo DER
     * @param algorithm {@code RSA}, {@code Ed25519}, {@code EC P-256} …
     * @param spki the SubjectPublicKeyInfo DER, base64
     * @param party who uses it according to the trail; empty text where it does not say
     */
    record SigningKey(Digest id, Digest blob, String place, String algorithm, String spki, String party)
            implements Evidence {
        @Override
        public String title() {
            return algorithm + " key " + id.abbreviated();
        }

        /**
         * The id of the OpenGradient enclave whose key this is: {@code 0x} and keccak256 of the SubjectPublicKeyInfo DER; empty
         * text for what is no base64, as only a ledger that somebody changed has it.
         */
        public String teeId() {
            try {
                return "0x" + Keccak256.digest(Base64.getDecoder().decode(spki)).hex();
            } catch (IllegalArgumentException changed) {
                return "";
            }
        }
    }

    /**
     * An X.509 certificate on its own.
     *
     * @param id SHA-256 of the DER
     * @param subject the subject's name
     * @param serial the serial number; text in JSON, since it has up to 160 bits
     * @param notBefore start of validity
     * @param notAfter end of validity
     */
    record Certificate(
            Digest id,
            Digest blob,
            String place,
            String subject,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigInteger serial,
            Instant notBefore,
            Instant notAfter)
            implements Evidence {
        @Override
        public String title() {
            return "Certificate " + subject;
        }
    }

    /**
     * A model file.
     *
     * @param id SHA-256 of the file's bytes
     * @param size bytes
     * @param name the name the trail gives it
     * @param cids identifiers under which IPFS may hold the same bytes, recomputed when they were read; empty in cases from
     *     before they were
     */
    record ModelFile(Digest id, Digest blob, String place, long size, String name, List<String> cids)
            implements Evidence {
        public ModelFile {
            cids = List.copyOf(Objects.requireNonNullElse(cids, List.of()));
        }

        @Override
        public String title() {
            return "Model file " + name;
        }
    }

    /**
     * An event that a contract logged on an EVM chain, as a node or a library printed it. Nothing in it is signed: what it is
     * worth depends on how it was obtained, or on a proof of its receipt.
     *
     * @param id SHA-256 of the canonical JSON of address, topics, data, transaction hash and log index
     * @param chainId EIP-155 chain id, where the source tells
     * @param address the contract, {@code 0x} and 40 lower-case hexadecimal characters, where told
     * @param topics at most four, {@code 0x} and 64 lower-case hexadecimal characters each
     * @param data ABI-encoded, {@code 0x} and lower-case hexadecimal
     * @param block number of the block, where told
     * @param blockTime time of the block, where told
     * @param transaction hash of the transaction, {@code 0x} and 64 characters, where told
     * @param index position in the block's logs, where told
     */
    record EventLog(
            Digest id,
            Digest blob,
            String place,
            Optional<Long> chainId,
            Optional<String> address,
            List<String> topics,
            String data,
            Optional<Long> block,
            Optional<Instant> blockTime,
            Optional<String> transaction,
            Optional<Integer> index)
            implements Evidence {
        public EventLog {
            topics = List.copyOf(topics);
        }

        @Override
        public String title() {
            return "Event log" + block.map(number -> ", block " + number).orElse("");
        }
    }

    /**
     * A transaction on an EVM chain with what one source tells of it. A transaction and its receipt are two items of the same
     * hash, and so are two sources that contradict each other.
     *
     * @param id SHA-256 of the canonical JSON of all that is told: chain, hash, sender, recipient, digest of the input, block, its
     *     time and the status
     * @param hash {@code 0x} and 64 lower-case hexadecimal characters, where told
     * @param from the sender, {@code 0x} and 40 characters, where told
     * @param to the contract called; empty where told nowhere, or where a contract was created
     * @param input the calldata; blob of its bytes, where the trail has it
     * @param succeeded the receipt's status; empty where there is no receipt
     */
    record ChainTransaction(
            Digest id,
            Digest blob,
            String place,
            Optional<Long> chainId,
            Optional<String> hash,
            Optional<String> from,
            Optional<String> to,
            Optional<Digest> input,
            Optional<Long> block,
            Optional<Instant> blockTime,
            Optional<Boolean> succeeded)
            implements Evidence {
        @Override
        public String title() {
            return "Transaction" + hash.map(h -> " " + h.substring(0, 10) + "…").orElse("");
        }
    }

    /**
     * A proof that a block of an EVM chain holds a receipt. What it shows is worth what its header is worth.
     *
     * @param id SHA-256 of the canonical JSON of header, index and nodes, and of what is stated beside them
     * @param blob the proof's JSON
     * @param chainId EIP-155 as stated, where it is
     * @param blockHash Keccak-256 of the header, {@code 0x} and 64 lower-case hexadecimal characters: computed, not stated
     * @param block the number in the header
     * @param blockTime the time in the header
     * @param index the transaction's position in the block, from 0
     * @param transaction hash of the transaction as stated, where it is
     */
    record ReceiptProof(
            Digest id,
            Digest blob,
            String place,
            Optional<Long> chainId,
            String blockHash,
            long block,
            Instant blockTime,
            int index,
            Optional<String> transaction)
            implements Evidence {
        @Override
        public String title() {
            return "Proof of receipt " + index + " of block " + block;
        }
    }

    /**
     * A proof of an account of an EVM chain and of what it stores (EIP-1186).
     *
     * @param id SHA-256 of the canonical JSON of header, address and nodes, and of what is stated beside them
     * @param blob the proof's JSON
     * @param chainId EIP-155 as stated, where it is
     * @param blockHash Keccak-256 of the header; empty where no header came with the proof, as are number and time
     * @param account {@code 0x} and 40 lower-case hexadecimal characters
     * @param slots how many storage slots it is about
     */
    record StateProofDocument(
            Digest id,
            Digest blob,
            String place,
            Optional<Long> chainId,
            Optional<String> blockHash,
            Optional<Long> block,
            Optional<Instant> blockTime,
            String account,
            int slots)
            implements Evidence {
        @Override
        public String title() {
            return "Proof of the state of " + account.substring(0, 10) + "…"
                    + block.map(number -> ", block " + number).orElse("");
        }
    }

    /**
     * The blob that OpenGradient's facilitator publishes for a batch: the dump of an OpenZeppelin StandardMerkleTree.
     *
     * @param id SHA-256 of the canonical JSON of leaf encoding, nodes, and values in the order of their tree index: a copy with
     *     a changed node is another item
     * @param leafEncoding Solidity types of a leaf's values, in order
     * @param root the root that the dump states, {@code 0x} and 64 lower-case hexadecimal characters; not yet recomputed
     * @param count how many leaves
     */
    record SettlementBatch(Digest id, Digest blob, String place, List<String> leafEncoding, String root, int count)
            implements Evidence {
        public SettlementBatch {
            leafEncoding = List.copyOf(leafEncoding);
        }

        @Override
        public String title() {
            return "Settlement batch of " + count + ", root " + root.substring(0, 10) + "…";
        }
    }

    /**
     * The blob that OpenGradient's facilitator publishes for one inference with its text.
     *
     * @param id SHA-256 of the canonical JSON of tee id, hashes, signature and time
     * @param teeId {@code 0x} and 64 lower-case hexadecimal characters; empty text where absent
     * @param inputHash as its output states it, hexadecimal without {@code 0x}; empty text where absent
     * @param outputHash likewise
     * @param signature base64
     * @param timestamp Unix seconds as text
     * @param ethAddress as stated: for Permit2 payments the spender contract, not the payer
     */
    record SettledInference(
            Digest id,
            Digest blob,
            String place,
            String teeId,
            String inputHash,
            String outputHash,
            String signature,
            String timestamp,
            String ethAddress)
            implements Evidence {
        @Override
        public String title() {
            return "Settled inference";
        }
    }

    /**
     * The key of an enclave for oblivious HTTP, for which its signing key vouches.
     *
     * @param id SHA-256 of the eight words whose hash is signed
     * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
     * @param publicKey raw HPKE key, hexadecimal
     * @param signature RSA-PSS, base64
     */
    record OhttpConfiguration(Digest id, Digest blob, String place, String teeId, String publicKey, String signature)
            implements Evidence {
        @Override
        public String title() {
            return "OHTTP configuration of TEE " + teeId.substring(0, 10) + "…";
        }
    }

    /**
     * A sign of life of an enclave, as it hands it to the registry's relay. The same in a transaction's calldata is a {@link
     * ChainTransaction}.
     *
     * @param id SHA-256 of the enclave's id and the time, 64 bytes
     * @param teeId {@code 0x} and 64 lower-case hexadecimal characters
     * @param timestamp signed Unix seconds as decimal text, since they have up to 256 bits
     * @param signature RSA-PSS, base64
     */
    record Heartbeat(Digest id, Digest blob, String place, String teeId, String timestamp, String signature)
            implements Evidence {
        @Override
        public String title() {
            return "Heartbeat of TEE " + teeId.substring(0, 10) + "…";
        }
    }

    /**
     * A payment of x402 as its payer signed it. What it pays for is not in it.
     *
     * @param id SHA-256 of the canonical JSON of all that is signed, with the network
     * @param method {@code EIP-3009} or {@code Permit2}
     * @param network as stated, for example {@code eip155:8453}
     * @param payer whose tokens are to be moved, as stated; {@code 0x} and 40 lower-case hexadecimal characters
     * @param spender the contract that may move them, which is never the payer; empty for EIP-3009
     * @param asset the token's contract, where told
     * @param amount the amount, or the most, in the token's smallest unit, decimal
     * @param nonce makes it one of its kind for its payer
     * @param signature {@code 0x} and hexadecimal
     */
    record PaymentPayload(
            Digest id,
            Digest blob,
            String place,
            String method,
            String network,
            String payer,
            Optional<String> spender,
            Optional<String> asset,
            String amount,
            String nonce,
            String signature)
            implements Evidence {
        @Override
        public String title() {
            return "Payment by " + payer.substring(0, 10) + "…, " + method;
        }
    }

    /**
     * How a response travelled, by the HTTP headers that its record keeps. Nobody signs headers.
     *
     * @param id SHA-256 of the canonical JSON of what follows
     * @param signature of the response, base64
     * @param session that many requests draw on, where a header names one
     * @param payment id of the payment in the headers
     * @param transaction of the settlement, as the header gives it
     * @param oblivious true if it went through a relay of oblivious HTTP, which pays for it
     * @param cost what the response says that it cost, in OPG's smallest unit, decimal
     */
    record HttpExchange(
            Digest id,
            Digest blob,
            String place,
            String signature,
            Optional<String> session,
            Optional<Digest> payment,
            Optional<String> transaction,
            boolean oblivious,
            Optional<String> cost)
            implements Evidence {
        @Override
        public String title() {
            return "HTTP headers of a response";
        }
    }

    /**
     * One turn in an audit trail that a client kept for itself. Its hash has no key: it is nobody's signed word.
     *
     * @param id SHA-256 of the canonical JSON of its texts, marks and hash
     * @param model as stated
     * @param teeId {@code 0x} and lower case; empty text where absent, as for what follows
     * @param signature of the response, base64
     * @param timestamp as stated
     */
    record AuditLogLine(
            Digest id, Digest blob, String place, String model, String teeId, String signature, String timestamp)
            implements Evidence {
        @Override
        public String title() {
            return "Audit log line";
        }
    }

    /**
     * A zero-knowledge proof that EZKL made of a model's run. It is recorded and not checked: that takes the verifying key, the
     * structured reference string and halo2.
     *
     * @param id SHA-256 of the canonical JSON of transcript, instances and proof
     * @param transcript which hash the proof's challenges come from, as stated; empty text where it is not
     * @param instances the public values by instance column, as stated: field elements in hexadecimal, little-endian
     * @param bytes length of the proof
     */
    record EzklProof(Digest id, Digest blob, String place, String transcript, List<List<String>> instances, int bytes)
            implements Evidence {
        public EzklProof {
            instances = instances.stream().map(List::copyOf).toList();
        }

        @Override
        public String title() {
            return "Zero-knowledge proof (EZKL), not checked";
        }
    }

    /**
     * The list of an operator trace. A record signs its root; the values lie beside it, each bound by its hash in the list.
     *
     * @param id SHA-256 of the format's name and the stated root, so that a damaged copy is known as one of the same trace
     * @param root as stated; not yet recomputed
     * @param model SHA-256 of the model file, as stated
     * @param values how many values it lists
     */
    record OperatorTrace(Digest id, Digest blob, String place, Digest root, Digest model, int values)
            implements Evidence {
        /** The id of the trace with that root. */
        public static Digest id(Digest root) {
            return Digest.sha256(("reckoner-trace/1 " + root.hex()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String title() {
            return "Operator trace of " + values + " values";
        }
    }
}
