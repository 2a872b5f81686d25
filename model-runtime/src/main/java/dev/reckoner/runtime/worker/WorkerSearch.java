package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.Localiser;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.TracedClaim;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.worker.proto.Given;
import dev.reckoner.runtime.worker.proto.Localise;
import dev.reckoner.runtime.worker.proto.Localised;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import dev.reckoner.runtime.worker.proto.Wanted;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search for a guilty operator as a task for a worker. The claimed values in between go there when they are asked for, each
 * over those before once these are not used any more, so that a trace of any size passes through a file of one wave's size.
 */
final class WorkerSearch implements WorkerTask<Localisation> {
    /** Of values that are sent before they are asked for, about; those of one wave that are not used are sent again. */
    private static final long AHEAD = 8L << 20;

    private final TracedClaim claim;
    private final LocaliserSettings settings;
    private final Localiser.Progress progress;
    private @Nullable IOException unreadable;

    WorkerSearch(TracedClaim claim, LocaliserSettings settings, Localiser.Progress progress) {
        this.claim = claim;
        this.settings = settings;
        this.progress = progress;
    }

    /** Why a claimed value could not be read, if that is what ended it. */
    Optional<IOException> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    @Override
    public Localisation with(WorkerProcess process, long number, RunWatch watch)
            throws IOException, WorkerEnded, ExecutionException {
        ValueFile file = process.inputs();
        Localise.Builder order = Localise.newBuilder()
                .setNumber(number)
                .setModel(ModelMessages.write(claim.model(), process.models()))
                .addAllInputs(file.write(claim.inputs()))
                .addAllOutputs(file.append(claim.outputs()));
        SearchMessages.write(settings, order);
        long begin = file.position();
        Reply reply = process.carryOut(Order.newBuilder().setLocalise(order).build(), watch);
        while (reply.hasWanted()) {
            Wanted wanted = reply.getWanted();
            if (wanted.getReleased()) {
                file.position(begin);
            }
            if (wanted.getAll() > 0) {
                progress.done(wanted.getDone(), wanted.getAll());
            }
            Order given = Order.newBuilder().setGiven(given(wanted, file)).build();
            watch.goesOn();
            reply = process.carryOut(given, watch);
        }
        return switch (reply.getKindCase()) {
            case LOCALISED -> found(reply.getLocalised());
            case FAILURE -> throw WorkerRun.failure(reply.getFailure(), watch);
            case RESULT, DEVICES, WANTED, KIND_NOT_SET -> throw WorkerEnded.ofNonsense();
        };
    }

    private Localisation found(Localised message) throws WorkerEnded {
        int operators = claim.model().proto().getGraph().getNodeCount();
        Localisation found = SearchMessages.read(message, operators);
        progress.done(operators, operators);
        return found;
    }

    private Given given(Wanted wanted, ValueFile file) throws IOException {
        Given.Builder given = Given.newBuilder();
        give(wanted.getName(), file, given);
        long least = file.position();
        for (String name : wanted.getFollowingList()) {
            if (file.position() - least >= AHEAD) {
                break;
            }
            give(name, file, given);
        }
        return given.build();
    }

    private void give(String name, ValueFile file, Given.Builder given) throws IOException {
        Optional<OnnxValue> value = value(name);
        if (value.isPresent()) {
            given.addValues(file.append(name, value.get()));
        }
        given.setAnswered(given.getAnswered() + 1);
    }

    private Optional<OnnxValue> value(String name) throws IOException {
        try {
            return claim.trace().value(name);
        } catch (IOException e) {
            unreadable = e;
            throw e;
        }
    }
}
