/** Lies under the item, and says while a finger draws it aside what letting go would do. The parent is `group/swipe`. */
export function SwipeHint() {
  return (
    <div aria-hidden className="absolute inset-0 flex items-center justify-between p-5 font-semibold md:hidden">
      <span className="invisible text-calm opacity-60 group-data-far/swipe:opacity-100 group-data-[swipe=keep]/swipe:visible">
        Not spam
      </span>
      <span className="invisible text-hot opacity-60 group-data-far/swipe:opacity-100 group-data-[swipe=spam]/swipe:visible">
        Spam
      </span>
    </div>
  )
}
