package dev.reckoner.ui.shell;

/** Whether somebody new is shown the first steps in the sample case. Closed once, they stay closed. */
public interface FirstSteps {
    /** For pictures, tests and cases of one's own: never shown. */
    FirstSteps NEVER = new FirstSteps() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void dismiss() {}
    };

    /** True until they were dismissed. */
    boolean wanted();

    /** Closes them for ever. */
    void dismiss();
}
