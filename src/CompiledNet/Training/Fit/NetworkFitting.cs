using System;

namespace CompiledNet;

/// <summary>Training of a network on a data set.</summary>
public static class NetworkFitting
{
    /// <summary>
    /// Trains <paramref name="network"/> on <paramref name="data"/>.
    /// </summary>
    /// <remarks>
    /// The reported loss of an epoch is the mean over its samples of sample weight · loss as it was before the step of
    /// their batch, plus the penalties of the regularizers. A cancelled fit throws nothing: it returns the history of
    /// the finished epochs, with <see cref="History.Cancelled"/> set, and leaves the parameters of the last finished
    /// step (or those a callback restores). A loss that is NaN or infinite does not end a fit by itself; the callback
    /// <see cref="TerminateOnNaN"/> does that, and keeps the parameters of the step before. What a callback, metric or loss throws ends the fit and
    /// comes out of it as it is; the network has then the parameters of the last finished step.
    /// Rows of stateful recurrent layers begin at zero, and then go on from batch to batch and from epoch to epoch, as in
    /// Keras; the callback <see cref="StateReset"/> lets every epoch begin at zero. Each validation has states of its own,
    /// which begin at zero, and disturbs none of training.
    /// Features, targets and classes with names are found by name: a second fit, the validation data, and later
    /// <see cref="NetworkEvaluation.Evaluate"/> and <see cref="NetworkPrediction.Predict"/> take data whose columns or
    /// classes stand in another order for what it is, and refuse other names. Where one of the two has none, positions count.
    /// </remarks>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="data">The samples.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <returns>What each epoch reported.</returns>
    /// <exception cref="ArgumentException">The network has no loss, or the data or an option does not fit it; bad numbers in the data are named by their row before the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network or the optimizer is in the middle of another fit, be it on another thread or the one that a callback was called from; or a
    /// callback cannot work with this fit.
    /// </exception>
    public static History Fit(this INetwork<float> network, Dataset data, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return Run(network, NetworkNames.Align(network, data), options);
    }

    /// <summary>The same for data of any origin whose names are in the order that the network knows.</summary>
    internal static History Run(INetwork<float> network, IBatchSource data, FitOptions? options)
    {
        var loop = new FitLoop(network, data, options ?? new FitOptions());
        NetworkNames.Learn(network, DataNames.Of(data));
        return loop.Run();
    }
}
