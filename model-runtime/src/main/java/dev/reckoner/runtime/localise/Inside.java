package dev.reckoner.runtime.localise;

/**
 * The operator inside a guilty one, where that has a graph of its own or calls a function of the model.
 *
 * @param path from the main graph, such as {@code 12/body#3/4}: operator 12, its graph "body", the fourth pass through it from 0,
 *     the operator 4 in it
 * @param operator what that operator did, from the values that the outer one must have gone through with the claimed inputs
 */
public record Inside(String path, OperatorError operator) {}
