using System;

namespace CompiledNet.Explanations;

/// <summary>
/// Where in an image a class was seen: the maps of a convolution, each weighed by the mean gradient of the output by it, added up, and what speaks against it
/// left out (Selvaraju et al., "Grad-CAM", ICCV 2017).
/// </summary>
/// <remarks>
/// A network whose convolution is an output, <c>[Conv2D&lt;ReLU&gt;(8, 3), Output]</c>, has all that is needed: see <see cref="Explainer.GradCam"/>. Of one that
/// cannot be declared anew two halves do, with its layers under the same names: a trunk that ends with the convolution, and a head that takes its maps for an
/// input and is declared with <see cref="NetworkAttribute.InputGradients"/>. <c>trunk.Weights.CopyFrom(model, LoadMode.ByName)</c> gives them the weights.
/// </remarks>
public static class GradCam
{
    /// <summary>Computes the map.</summary>
    /// <param name="trunk">From the image to the maps, whose output is [height, width, channels].</param>
    /// <param name="head">From the maps to the prediction.</param>
    /// <param name="input">An image for the trunk.</param>
    /// <param name="output">The place in the prediction of the head.</param>
    /// <returns>A number of 0 or more for each place of the maps; <see cref="AttributionImage.Resize"/> lays it over the image.</returns>
    /// <exception cref="ArgumentException">The networks do not fit each other, or the image not the trunk.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="InvalidOperationException">The head gives no gradients of its inputs.</exception>
    public static AttributionImage Map(INetwork<float> trunk, INetwork<float> head, ReadOnlySpan<float> input, int output)
    {
        ArgumentNullException.ThrowIfNull(trunk);
        ArgumentNullException.ThrowIfNull(head);
        if (trunk.Description.Outputs is not [{ Shape: [var height, var width, var channels] }] || head.Description.InputSize != height * width * channels)
            throw new ArgumentException($"The output of '{trunk.Description.Name}' has to be maps [height, width, channels], and the input of '{head.Description.Name}' the same.", nameof(trunk));
        if (input.Length != trunk.Description.InputSize)
            throw new ArgumentException($"'{trunk.Description.Name}' takes {trunk.Description.InputSize} numbers, not {input.Length}.", nameof(input));
        float[] maps = new float[trunk.Description.OutputSize];
        trunk.PredictBatch(input, maps);
        return Weighed(height, width, maps, new Explainer(head).Gradient(maps, output));
    }

    /// <summary>The maps, each weighed by the mean of its gradients, added up, and what is below zero left out.</summary>
    internal static AttributionImage Weighed(int height, int width, ReadOnlySpan<float> maps, ReadOnlySpan<float> gradients)
    {
        int channels = maps.Length / (height * width);
        double[] weights = new double[channels];
        for (int i = 0; i < gradients.Length; i++) weights[i % channels] += gradients[i] / (double)(height * width);
        float[] values = new float[height * width];
        for (int i = 0; i < values.Length; i++)
        {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) sum += weights[channel] * maps[i * channels + channel];
            values[i] = (float)Math.Max(sum, 0);
        }

        return new AttributionImage(height, width, values);
    }
}
