namespace CompiledNet;

/// <summary>How the gradients of several processes become one: see <see cref="FitOptions.ExchangeMode"/>.</summary>
public enum ExchangeMode
{
    /// <summary>
    /// The parts of the batch that one process alone would add up, in its order: the result has the same bits for any number of processes and
    /// threads. A batch has 16 such parts at most, and a network with batch normalization that is not <see cref="BatchNormalizationAttribute.Synchronized"/> one, which is the
    /// whole batch's: more processes than parts have nothing to do.
    /// </summary>
    Deterministic,

    /// <summary>
    /// Each process takes its share of the rows, and the library adds the gradients in an order of its own: less to send, and as many processes as
    /// rows, but other last bits with another number of them. Batch normalization takes each process's rows alone, unless it
    /// is <see cref="BatchNormalizationAttribute.Synchronized"/>. Gradients of upper layers are sent while those of lower ones are computed.
    /// </summary>
    Fast,
}
