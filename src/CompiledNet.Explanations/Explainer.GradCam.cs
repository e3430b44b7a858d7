using System;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>What goes by the gradients of an inner layer.</summary>
public sealed partial class Explainer
{
    /// <summary>
    /// Where in an image an output was seen: the maps of a convolution, each weighed by the mean gradient of the output by it, added up, and what speaks
    /// against it left out (Selvaraju et al., "Grad-CAM", ICCV 2017).
    /// </summary>
    /// <param name="input">An image.</param>
    /// <param name="output">The place in a prediction; see <see cref="OutputOf"/>.</param>
    /// <param name="maps">The convolution, which is declared as an output without a loss: <c>[Conv2D&lt;ReLU&gt;(8, 3), Output]</c>.</param>
    /// <returns>A number of 0 or more for each place of the maps; <see cref="AttributionImage.Resize"/> lays it over the image.</returns>
    /// <exception cref="ArgumentException">The image has another length, or <paramref name="maps"/> is no output [height, width, channels] without a loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    /// <exception cref="InvalidOperationException">The network gives no gradients of its inputs, or none goes back from this output.</exception>
    public AttributionImage GradCam(ReadOnlySpan<float> input, int output, string maps)
    {
        Check(input, output, byGradients: true);
        if (_description.Outputs.FirstOrDefault(one => one.Name == maps) is not { Loss: null, Shape: [var height, var width, var channels] } inner)
            throw new ArgumentException($"'{maps}' of '{_description.Name}' has to be a layer with maps [height, width, channels] that is declared as an output without a loss, such as [Conv2D<ReLU>(8, 3), Output] public partial Node Maps {{ get; }}; its outputs are: {string.Join(", ", _description.Outputs.Select(one => one.Name))}.", nameof(maps));
        Gradients(input.ToArray(), output);
        int length = height * width * channels;
        return Explanations.GradCam.Weighed(height, width, _workspace!.Outputs.AsSpan(inner.Offset, length), _workspace.InnerGradients.AsSpan(inner.Offset, length));
    }
}
