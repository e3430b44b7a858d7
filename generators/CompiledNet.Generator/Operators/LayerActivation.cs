using System;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>The activation behind a layer, which the layer itself knows nothing of, and the way back through it.</summary>
internal static class LayerActivation
{
    /// <summary>Emits y = f(x) into a new tensor.</summary>
    public static Tensor Forward(TraitSpec activation, string name, Shape shape, Tensor x, TensorFactory tensors, Action<Kernel> kernels)
    {
        var y = tensors.New(name, shape);
        kernels(ActivationCode.IsElementwise(activation) ? new ElementwiseActivation(activation, x, y) : new VectorActivation(activation, x, y));
        return y;
    }

    /// <summary>Emits dx = dy · f'(x) into a new tensor.</summary>
    public static Tensor Backward(TraitSpec activation, string name, Shape shape, Tensor x, Tensor y, Tensor dy, TensorFactory tensors, Action<Kernel> kernels)
    {
        var dx = tensors.New(name + " gradient", shape);
        kernels(!ActivationCode.IsElementwise(activation)
            ? new VectorActivationGradient(activation, y, dy, dx)
            : new ElementwiseActivationGradient(activation, ActivationCode.FollowsFromOutput(activation) ? null : x, y, dy, dx));
        if (!activation.BuiltIn && dx.ChannelStride > dx.Channels) kernels(new PaddingClear(dx));
        return dx;
    }
}
