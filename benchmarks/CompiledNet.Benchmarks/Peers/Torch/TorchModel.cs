using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Models;
using TorchSharp;
using TorchSequential = TorchSharp.Modules.Sequential;
using static TorchSharp.torch;
using TorchModule = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>A model as a sequence of torch modules with the given weights.</summary>
public static class TorchModel
{
    /// <summary>Builds the modules; without the last activation where the loss contains it.</summary>
    public static TorchSequential Build(Model model, bool withLastActivation)
    {
        var modules = new List<TorchModule>();
        foreach (var layer in model.Layers)
        {
            modules.AddRange(Modules(layer));
            if (layer != model.Layers[^1] || withLastActivation) modules.AddRange(Activations(layer.Activation));
        }

        return nn.Sequential(modules);
    }

    /// <summary>Samples as the modules take them: images have their channels first, which for a single channel makes no difference.</summary>
    public static Tensor Inputs(Model model, float[] values) => model.Layers[0] is ConvolutionLayer { Input: var image }
        ? tensor(values, [values.Length / model.InputSize, image.Channels, image.Height, image.Width])
        : tensor(values, [values.Length / model.InputSize, model.InputSize]);

    private static TorchModule[] Modules(ModelLayer layer)
    {
        using var mode = no_grad();
        switch (layer)
        {
            case DenseLayer dense:
                var linear = nn.Linear(dense.Inputs, dense.Outputs);
                linear.weight.copy_(tensor(ChannelsFirst.From(dense, dense.Kernel), [dense.Inputs, dense.Outputs]).t());
                linear.bias!.copy_(tensor(dense.Bias));
                return dense.Image is null ? [linear] : [nn.Flatten(), linear];
            case ConvolutionLayer { Input: var image } convolution:
                var windows = nn.Conv2d(image.Channels, convolution.Filters, convolution.Size, padding: convolution.Margin);
                windows.weight.copy_(tensor(ChannelsFirst.From(convolution, convolution.Kernel), [convolution.Filters, image.Channels, convolution.Size, convolution.Size]));
                windows.bias!.copy_(tensor(convolution.Bias));
                return [windows];
            case PoolingLayer pooling:
                return [nn.MaxPool2d(pooling.Size)];
            default:
                throw new NotSupportedException(layer.ToString());
        }
    }

    /// <summary>The weights as they stand, in the order and the layout of <see cref="Model.Flatten"/>.</summary>
    public static float[] Read(Model model, TorchSequential modules)
    {
        var weights = modules.parameters().Select(parameter => Values(parameter.Dimensions == 2 ? parameter.t() : parameter)).ToArray();
        var layers = model.Layers.Where(layer => layer.Parameters.Count > 0);
        return [.. layers.SelectMany((layer, i) => ChannelsFirst.Back(layer, weights[2 * i]).Concat(weights[2 * i + 1]))];
    }

    public static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static TorchModule[] Activations(Activation activation) => activation switch
    {
        Activation.Relu => [nn.ReLU()],
        Activation.Sigmoid => [nn.Sigmoid()],
        Activation.Softmax => [nn.Softmax(-1)],
        _ => [],
    };
}
