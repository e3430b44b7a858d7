using System;
using System.Collections.Generic;

namespace CompiledNet.Tests.Callbacks;

/// <summary>Notes every call.</summary>
public sealed class Recorder : Callback
{
    public List<string> Calls { get; } = [];

    public Action<FitContext>? AfterBatch { get; init; }

    public Action<FitContext>? AfterEpoch { get; init; }

    public override void OnTrainBegin(FitContext context) => Calls.Add("train begin");

    public override void OnTrainEnd(FitContext context) => Calls.Add("train end");

    public override void OnEpochBegin(FitContext context) => Calls.Add($"epoch {context.Epoch} begin");

    public override void OnEpochEnd(FitContext context)
    {
        Calls.Add($"epoch {context.Epoch} end");
        AfterEpoch?.Invoke(context);
    }

    public override void OnBatchBegin(FitContext context) => Calls.Add($"batch {context.Batch} begin");

    public override void OnBatchEnd(FitContext context)
    {
        Calls.Add($"batch {context.Batch} end");
        AfterBatch?.Invoke(context);
    }
}
