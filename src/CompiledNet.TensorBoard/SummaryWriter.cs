using System;
using System.Collections.Generic;
using System.IO;
using CompiledNet.EventFiles;
using CompiledNet.Graphs;
using CompiledNet.Images;
using CompiledNet.Records;
using CompiledNet.Summaries;
using Google.Protobuf;

namespace CompiledNet;

/// <summary>
/// Writes one event file, which TensorBoard shows as a run named by its folder: for what the callback <see cref="TensorBoard"/> does not
/// write. As <c>torch.utils.tensorboard.SummaryWriter</c> and <c>tf.summary</c>.
/// </summary>
/// <remarks>
/// Every writer has a file of its own, so that a training that goes on writes beside the files of the one before. What was flushed is
/// readable whatever happens to the process. To be used by one thread at a time.
/// </remarks>
public sealed class SummaryWriter : IDisposable
{
    private const string FileVersion = "brain.Event:2";
    private const int String = 7, Tensor = 2, Rgb = 3;

    private readonly RecordWriter _records;
    private readonly Event _scalar = new() { Summary = new Summary { Value = { new SummaryValue() } } };

    /// <summary>Makes a new event file.</summary>
    /// <param name="folder">The folder of the run; made if it is missing.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed.</exception>
    public SummaryWriter(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var file = EventFileName.Create(folder);
        Path = file.Path;
        _records = new RecordWriter(file);
        _records.Write(new Event { WallTime = WallTime.Now, FileVersion = FileVersion });
        Flush();
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Writes a number; allocates nothing.</summary>
    /// <param name="tag">What it is; slashes group tags.</param>
    /// <param name="value">The number; NaN and infinities are written as they are.</param>
    /// <param name="step">Where on the horizontal axis.</param>
    public void Scalar(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        (_scalar.WallTime, _scalar.Step) = (WallTime.Now, step);
        var entry = _scalar.Summary.Value[0];
        (entry.Tag, entry.SimpleValue) = (tag, (float)value);
        _records.Write(_scalar);
    }

    /// <summary>Writes how numbers are distributed, in 30 bins of equal width. How many are NaN or infinite is a scalar of its own, <c>{tag}/not_finite</c>, if there are any.</summary>
    /// <param name="tag">What they are.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="step">Where on the axis of time.</param>
    public void Histogram(string tag, ReadOnlySpan<float> values, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        Add(new SummaryValue { Tag = tag, Histo = HistogramBins.Of(values, out int notFinite) }, step);
        if (notFinite > 0) Scalar(tag + "/not_finite", notFinite, step);
    }

    /// <summary>Writes an image of grey values, or of red, green and blue.</summary>
    /// <param name="tag">What it is.</param>
    /// <param name="pixels">Height × width × channels numbers from 0, black, to 1; what is beyond is cut, NaN is black.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="step">Where on the axis of time.</param>
    /// <exception cref="ArgumentException">The number of pixels is not width × height or three times as much.</exception>
    public void Image(string tag, ReadOnlySpan<float> pixels, int width, int height, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        long area = (long)width * height;
        if (pixels.Length != area && pixels.Length != 3 * area)
            throw new ArgumentException($"An image of {width} × {height} has {area} grey values, or {3 * area} of red, green and blue, not {pixels.Length}.", nameof(pixels));
        int channels = (int)(pixels.Length / area);
        var image = new PngImage(width, height);
        for (int i = 0; i < area; i++)
        {
            var pixel = pixels.Slice(i * channels, channels);
            image.Set(i % width, i / width, (Level(pixel[0]), Level(pixel[channels / 2]), Level(pixel[^1])));
        }

        Add(tag, image, step);
    }

    /// <summary>Writes a confusion matrix as an image: a row per actual class, a column per predicted one, by their indices.</summary>
    public void Image(string tag, ConfusionMatrix matrix, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(matrix);
        Add(tag, ConfusionImage.Draw(matrix), step);
    }

    /// <summary>Writes a text, which TensorBoard takes for Markdown.</summary>
    public void Text(string tag, string text, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(text);
        Add(
            new SummaryValue
            {
                Tag = tag,
                Metadata = new SummaryMetadata { PluginData = new PluginData { PluginName = "text" }, DataClass = Tensor },
                Tensor = new TensorProto { Dtype = String, TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = 1 } } }, StringVal = { ByteString.CopyFromUtf8(text) } },
            },
            step);
    }

    /// <summary>Writes the layers of a network and how they are wired.</summary>
    public void Graph(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _records.Write(new Event { WallTime = WallTime.Now, GraphDef = GraphMessage.Of(network).ToByteString() });
    }

    /// <summary>Writes the hyper-parameters of this run; scalars in its subfolders, such as <c>validation</c>, are its metrics.</summary>
    /// <param name="values">Texts, numbers, and true or false, by name.</param>
    /// <param name="group">What runs of the same hyper-parameters have in common, such as a name of the trial.</param>
    /// <exception cref="ArgumentException">A name is empty, or a value is of another type.</exception>
    public void HParams(IReadOnlyDictionary<string, object> values, string group = "") => HParams(values, group, DateTime.UtcNow);

    /// <summary>Says how the run of <see cref="HParams(IReadOnlyDictionary{string, object}, string)"/> ended.</summary>
    public void HParamsEnd(HParamsStatus status) => HParamsEnd(status, DateTime.UtcNow);

    /// <summary>Hands everything to the operating system, so that it is there even if the process is killed.</summary>
    public void Flush() => _records.Flush();

    /// <summary>Flushes and closes the file.</summary>
    public void Dispose() => _records.Dispose();

    /// <summary>The hyper-parameters of a run that began at another time.</summary>
    internal void HParams(IReadOnlyDictionary<string, object> values, string group, DateTime start)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(group);
        Add(HyperParameterMessages.Start(values, group, start), 0);
    }

    internal void HParamsEnd(HParamsStatus status, DateTime end) => Add(HyperParameterMessages.End(status, end), 0);

    /// <summary>Tells TensorBoard to forget what earlier files of the run have from a step on.</summary>
    internal void Restart(long step) =>
        _records.Write(new Event { WallTime = WallTime.Now, Step = step, SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start } });

    /// <summary>Writes an event that the caller made.</summary>
    internal void Add(Event entry) => _records.Write(entry);

    internal void Add(string tag, PngImage image, long step) =>
        Add(new SummaryValue { Tag = tag, Image = new SummaryImage { Height = image.Height, Width = image.Width, Colorspace = Rgb, EncodedImageString = ByteString.CopyFrom(image.Encode()) } }, step);

    private void Add(SummaryValue value, long step) =>
        _records.Write(new Event { WallTime = WallTime.Now, Step = step, Summary = new Summary { Value = { value } } });

    private static byte Level(float value) => value > 0 ? (byte)Math.Round(255 * Math.Min(value, 1)) : (byte)0;
}
