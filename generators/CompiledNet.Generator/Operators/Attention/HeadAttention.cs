using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Attention;

/// <summary>
/// y = dropout(softmax(scale · q · kᵀ)) · v for each head, and its gradients. Everything in between is made once and read by
/// the backward pass too.
/// </summary>
/// <remarks>A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017.</remarks>
/// <param name="tensors">The layer.</param>
/// <param name="scale">What products of queries and keys are multiplied by.</param>
/// <param name="q">Queries.</param>
/// <param name="k">Keys, of as many heads as the queries or of some that several share.</param>
/// <param name="v">Values, of as many heads as the keys.</param>
internal sealed class HeadAttention(ITensors tensors, double scale, Heads q, Heads k, Heads v)
{
    private readonly int _shared = q.Count / k.Count;
    private readonly double _rate = tensors.Node.Spec.Number("Dropout", 0);
    private readonly bool _isCausal = tensors.Node.Spec.Flag("UseCausalMask", false);

    private Shape WeightShape => Shape.Of(q.Count, q.Steps, k.Steps);

    /// <summary>One vector for each query and head.</summary>
    public Heads Forward()
    {
        var w = Dropped(Weights());
        Heads Of(Tensor y) => new(y, q.Count, v.Width, v.Stride);
        return Of(tensors.DerivedPadded(w.Tensor, $"mean of {tensors.Node.Name}", Shape.Of(q.Steps, q.Count * v.Stride), y => new HeadMean(w, v, _shared, Of(y))));
    }

    /// <summary>The vector of a step's query, from the keys and values of all steps up to it, which are kept.</summary>
    public Heads Step(StepContext context)
    {
        int frames = context.Frames, columns = Padding.MatrixStride(frames, context.Element);
        var keys = context.State("keys", Shape.Of(k.Count * k.Width * columns)).Seen(k.Count * k.Width, frames, columns);
        context.Emit(new HeadTransposition(k, scale, keys, isStep: true));
        var values = Cached(context, "values", v.Tensor);
        var mask = AttentionInputs.Mask(context.Masks) is { } present ? Cached(context, "mask", present.Of(context).Seen(1, 1, 1)) : null;

        var w = new WeightMatrix(context.NewPadded("weights", Shape.Of(q.Count, frames)), q.Count, 1, frames, IsCausal: false) { IsStep = true };
        context.Emit(new HeadWeights(q, keys, _shared, w, mask));
        var y = new Heads(context.NewPadded("mean", Shape.Of(1, q.Count * v.Stride)), q.Count, v.Width, v.Stride);
        context.Emit(new HeadMean(w, v with { Tensor = values }, _shared, y));
        return y;
    }

    /// <summary>The gradients of q, k and v from that of y.</summary>
    public (Heads Query, Heads Key, Heads Value) Backward(BackwardContext context, Heads dy)
    {
        var w = Weights();
        var dDropped = Matrix(context.NewPadded("dropped weights gradient", WeightShape));
        context.Emit(new HeadProduct(dy, Transposed(v, 1, "values"), _shared, dDropped));
        var dv = New(context, "value gradient", k.Steps, v);
        context.Emit(new HeadOuterSum(Dropped(w), dy, dv));

        var dw = dDropped;
        if (IsDropping)
        {
            dw = Matrix(context.NewPadded("weights gradient", WeightShape));
            context.Emit(new DropoutMask(_rate, new RandomSource(tensors.Node.Id), dDropped.Tensor, dw.Tensor));
        }

        var ds = Matrix(context.NewPadded("score gradient", WeightShape));
        context.Emit(new HeadSoftmaxGradient(w, scale, dw, ds));
        var dq = New(context, "query gradient", q.Steps, q);
        context.Emit(new HeadMean(ds, k, _shared, dq));
        var dk = New(context, "key gradient", k.Steps, k);
        context.Emit(new HeadOuterSum(ds, q, dk));
        return (dq, Summed(context, dk, k, "summed key gradient"), Summed(context, dv, v, "summed value gradient"));
    }

    private static Tensor Cached(StepContext context, string suffix, Tensor frame)
    {
        var frames = context.State(suffix, Shape.Of(context.Frames * frame.ChannelStride)).Seen(context.Frames, frame.Channels, frame.ChannelStride);
        context.Emit(new FrameCache(frame, frames));
        return frames;
    }

    private bool IsDropping => tensors.Training && _rate > 0;

    /// <summary>softmax(scale · q · kᵀ), before dropout.</summary>
    public WeightMatrix Weights()
    {
        var transposed = Transposed(k, scale, "keys");
        var mask = AttentionInputs.Mask(tensors.Masks);
        return Matrix(tensors.DerivedPadded(
            q.Tensor, $"weights of {tensors.Node.Name}", WeightShape, w => new HeadWeights(q, transposed, _shared, Matrix(w), mask?.Of(tensors))));
    }

    private WeightMatrix Dropped(WeightMatrix w) =>
        IsDropping ? Matrix(tensors.DerivedPadded(w.Tensor, "dropped", WeightShape, y => new DropoutMask(_rate, new RandomSource(tensors.Node.Id), w.Tensor, y))) : w;

    private Tensor Transposed(Heads x, double factor, string what) => tensors.DerivedPadded(
        x.Tensor, $"{what} of {tensors.Node.Name} transposed", Shape.Of(x.Count * x.Width, x.Steps), y => new HeadTransposition(x, factor, y));

    private WeightMatrix Matrix(Tensor w) => new(w, q.Count, q.Steps, k.Steps, _isCausal);

    // As many heads as the queries have: each has a gradient of its own.
    private Heads New(BackwardContext context, string suffix, int steps, Heads like) =>
        new(context.NewPadded(suffix, Shape.Of(steps, q.Count * like.Stride)), q.Count, like.Width, like.Stride);

    private Heads Summed(BackwardContext context, Heads gradient, Heads like, string suffix)
    {
        if (_shared == 1) return gradient;
        var sum = like with { Tensor = context.NewPadded(suffix, Shape.Of(like.Steps, like.Count * like.Stride)) };
        context.Emit(new HeadSum(gradient, sum));
        return sum;
    }
}
