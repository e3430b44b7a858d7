using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>A library, a language or a way of writing that ours is compared with.</summary>
public abstract class Peer
{
    /// <summary>As in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>Null if the peer is there, else why not, in one line.</summary>
    public virtual string? Absence => null;

    /// <summary>Its contender for a prediction, or null if it does none.</summary>
    public virtual Contender? Predict(PredictionTask task) => null;

    /// <summary>Its contender for a prediction of a graph, or null if it does none.</summary>
    public virtual Contender? Predict(GraphTask task) => null;

    /// <summary>Its contender for a sequence that comes frame by frame, or null if it does none.</summary>
    public virtual Contender? Step(SteppingTask task) => null;

    /// <summary>Its contender for a training, or null if it does none.</summary>
    public virtual Contender? Train(TrainingTask task) => null;
}
