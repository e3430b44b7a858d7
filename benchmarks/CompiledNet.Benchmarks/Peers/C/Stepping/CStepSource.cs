using System.Linq;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A model as hand-tuned C that takes a frame a call: <c>step(w, s, x, y, frame)</c> with the weights, the state and the number of the frame.</summary>
public sealed class CStepSource(Model model)
{
    private readonly CStep[] _layers = [.. model.Layers.Select(CStep.Of)];

    /// <summary>All weights in the order in which the functions read them.</summary>
    public float[] Weights => [.. _layers.SelectMany(layer => layer.Weights)];

    /// <summary>Numbers of the state.</summary>
    public int StateSize => _layers.Sum(layer => layer.StateSize);

    public string Write()
    {
        var c = new CText();
        CFunctions.Write(c);
        for (int i = 0; i < _layers.Length; i++) _layers[i].Write(c, $"layer{i}");
        c.Line("void step(const float *restrict w, float *restrict s, const float *restrict x, float *restrict y, long frame)");
        c.Line("{");
        int weights = 0, state = 0;
        string input = "x";
        for (int i = 0; i < _layers.Length; i++)
        {
            bool isLast = i == _layers.Length - 1;
            if (!isLast) c.Line($"    float y{i}[{_layers[i].OutputSize}] __attribute__((aligned(64)));");
            c.Line($"    layer{i}(w + {weights}, s + {state}, {input}, {(isLast ? "y" : $"y{i}")}, frame);");
            input = $"y{i}";
            weights += _layers[i].Weights.Length;
            state += _layers[i].StateSize;
        }

        c.Line("}");
        return c.ToString();
    }
}
