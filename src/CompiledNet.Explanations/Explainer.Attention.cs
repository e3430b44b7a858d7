using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>What attention looks at.</summary>
public sealed partial class Explainer
{
    /// <summary>What each query of a layer of attention looks at when the network sees a sample: softmax(query · keyᵀ).</summary>
    /// <param name="input">A sample.</param>
    /// <param name="layer">The name of the layer, such as <c>Body/1/Attention</c>; <see cref="NetworkDescription.AttentionLayers"/> has them.</param>
    /// <returns>[head, query, key]; a row adds up to 1, or is zero where a mask leaves no key.</returns>
    /// <exception cref="ArgumentException">The sample has another length, or there is no such layer.</exception>
    /// <exception cref="InvalidOperationException">The network is not declared with <see cref="NetworkAttribute.AttentionWeights"/>.</exception>
    public float[,,] AttentionWeights(ReadOnlySpan<float> input, string layer)
    {
        var found = AttentionLayer(layer);
        Look(input);
        return WeightsOf(found);
    }

    /// <summary>
    /// How much of each position is in each position behind a stack of layers of self-attention, each of which is added to what it reads: the product over the layers of
    /// ½·(A + I), where A is the mean of the heads (Abnar and Zuidema, "Quantifying Attention Flow in Transformers", ACL 2020).
    /// </summary>
    /// <param name="input">A sample.</param>
    /// <param name="layers">The names of the layers from the input on; null for all that the network has.</param>
    /// <returns>[position behind the layers, position before them]; a row adds up to 1.</returns>
    /// <exception cref="ArgumentException">The sample has another length, there is no such layer, or the layers are no stack: one does not follow the other, or they have other positions.</exception>
    /// <exception cref="InvalidOperationException">The network is not declared with <see cref="NetworkAttribute.AttentionWeights"/>.</exception>
    public double[,] AttentionRollout(ReadOnlySpan<float> input, IReadOnlyList<string>? layers = null)
    {
        AttentionDescription[] stack = layers is null ? [.. AttentionLayers()] : [.. layers.Select(AttentionLayer)];
        if (stack.Length == 0) throw new ArgumentException("There is no layer.", nameof(layers));
        foreach (var layer in stack) CheckSelf(layer, stack[0], isNamed: layers is not null);
        for (int i = 1; i < stack.Length; i++)
            if (!IsBehind(stack[i].Name, stack[i - 1].Name))
                throw new ArgumentException($"The layer '{stack[i].Name}' of '{_description.Name}' does not lie behind '{stack[i - 1].Name}': name the layers of one stack, from the input on.", nameof(layers));
        Look(input);
        return Explanations.AttentionRollout.Of([.. stack.Select(WeightsOf)]);
    }

    private IReadOnlyList<AttentionDescription> AttentionLayers() => _description.AttentionLayers.Count > 0
        ? _description.AttentionLayers
        : throw new InvalidOperationException($"'{_description.Name}' does not say what its attention looks at: declare it with [Network(AttentionWeights = true)].");

    private AttentionDescription AttentionLayer(string name)
    {
        var layers = AttentionLayers();
        return layers.FirstOrDefault(layer => layer.Name == name)
            ?? throw new ArgumentException($"'{_description.Name}' has no layer of attention '{name}', but: {string.Join(", ", layers.Select(layer => layer.Name))}.", nameof(name));
    }

    private void Look(ReadOnlySpan<float> input)
    {
        CheckInput(input);
        _workspace!.States.Reset();
        _network.Forward(input, 1, _workspace);
    }

    private float[,,] WeightsOf(AttentionDescription layer)
    {
        float[,,] weights = new float[layer.Heads, layer.Queries, layer.Keys];
        Buffer.BlockCopy(_workspace!.AttentionWeights, sizeof(float) * layer.Offset, weights, 0, sizeof(float) * layer.Length);
        return weights;
    }

    // Whose queries and keys come from different layers may still be one sequence, with positions added to one of them: who names it knows.
    private void CheckSelf(AttentionDescription layer, AttentionDescription first, bool isNamed)
    {
        if (layer.Queries != layer.Keys || layer.Queries != first.Queries)
            throw new ArgumentException($"The layer '{layer.Name}' of '{_description.Name}' has {layer.Queries} queries and {layer.Keys} keys, and '{first.Name}' {first.Queries}: name layers of self-attention over one sequence.", nameof(layer));
        if (!isNamed && _description.Layers.First(one => one.Name == layer.Name).Inputs.Distinct().Count() > 1)
            throw new ArgumentException($"The layer '{layer.Name}' of '{_description.Name}' looks from one layer at another: name the layers of self-attention that are meant.", nameof(layer));
    }

    private bool IsBehind(string layer, string earlier)
    {
        var behind = new HashSet<string>();
        foreach (var one in _description.Layers)
            if (one.Inputs.Any(input => input == earlier || behind.Contains(input))) behind.Add(one.Name);
        return behind.Contains(layer);
    }
}
