using System;
using System.Collections.Generic;

namespace CompiledNet.Explanations;

/// <summary>
/// How much of each position of the input is in each position behind a stack of attention layers (Abnar and Zuidema, "Quantifying Attention Flow in Transformers",
/// ACL 2020): the product of ½·(A + I) over the layers, where A is the mean of the heads, its rows scaled to a sum of 1.
/// </summary>
/// <remarks>Of weights from elsewhere; those of a compiled network go through <see cref="Explainer.AttentionRollout"/>.</remarks>
public static class AttentionRollout
{
    /// <summary>Multiplies the layers out.</summary>
    /// <param name="layers">The weights of each layer from the input on, [head, query, key], with as many queries as keys.</param>
    /// <returns>A row for each position behind the last layer, which adds up to 1.</returns>
    /// <exception cref="ArgumentException">There is no layer, or their sizes differ.</exception>
    public static double[,] Of(IReadOnlyList<float[,,]> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0) throw new ArgumentException("There is no layer.", nameof(layers));
        int size = layers[0].GetLength(1);
        double[,] rollout = new double[size, size];
        for (int i = 0; i < size; i++) rollout[i, i] = 1;
        for (int layer = 0; layer < layers.Count; layer++)
        {
            float[,,] weights = layers[layer];
            int heads = weights.GetLength(0);
            if (heads == 0 || weights.GetLength(1) != size || weights.GetLength(2) != size)
                throw new ArgumentException($"Layer {layer} is [{heads}, {weights.GetLength(1)}, {weights.GetLength(2)}]; [heads, {size}, {size}] was expected.", nameof(layers));
            rollout = Multiply(Mixed(weights), rollout);
        }

        return rollout;
    }

    private static double[,] Mixed(float[,,] weights)
    {
        int heads = weights.GetLength(0), size = weights.GetLength(1);
        double[,] mixed = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            for (int j = 0; j < size; j++)
            {
                for (int head = 0; head < heads; head++) mixed[i, j] += 0.5 * weights[head, i, j] / heads;
                if (i == j) mixed[i, j] += 0.5;
                sum += mixed[i, j];
            }

            for (int j = 0; j < size; j++) mixed[i, j] /= sum;
        }

        return mixed;
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        int size = a.GetLength(0);
        double[,] product = new double[size, size];
        for (int i = 0; i < size; i++)
            for (int k = 0; k < size; k++)
                for (int j = 0; j < size; j++) product[i, j] += a[i, k] * b[k, j];
        return product;
    }
}
