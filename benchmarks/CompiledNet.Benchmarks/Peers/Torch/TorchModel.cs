using System.Collections.Generic;
using System.Linq;
using CompiledNet.Benchmarks.Models;
using TorchSharp;
using TorchLinear = TorchSharp.Modules.Linear;
using TorchSequential = TorchSharp.Modules.Sequential;
using static TorchSharp.torch;
using TorchModule = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace CompiledNet.Benchmarks.Peers.Torch;

/// <summary>A dense model as a sequence of torch modules with the given weights.</summary>
public static class TorchModel
{
    /// <summary>Builds the modules; without the last activation where the loss contains it.</summary>
    public static TorchSequential Build(DenseModel model, bool withLastActivation)
    {
        var modules = new List<TorchModule>();
        foreach (var layer in model.Layers)
        {
            var linear = nn.Linear(layer.Inputs, layer.Outputs);
            using (no_grad())
            {
                linear.weight.copy_(tensor(layer.Kernel, [layer.Inputs, layer.Outputs]).t());
                linear.bias!.copy_(tensor(layer.Bias));
            }

            modules.Add(linear);
            if (layer != model.Layers[^1] || withLastActivation) modules.Add(Activate(layer.Activation));
        }

        return nn.Sequential(modules);
    }

    /// <summary>Kernel, bias, kernel, bias … in the order and the layout of <see cref="DenseModel.Flatten"/>.</summary>
    public static float[] Read(TorchSequential modules) =>
        [.. modules.children().OfType<TorchLinear>().SelectMany(linear => Values(linear.weight.t()).Concat(Values(linear.bias!)))];

    public static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    private static TorchModule Activate(Activation activation) => activation switch
    {
        Activation.Relu => nn.ReLU(),
        Activation.Sigmoid => nn.Sigmoid(),
        _ => nn.Softmax(-1),
    };
}
